import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { inspectText } from '../../guard/secrets.ts';
import { PROJECT_ROOT } from '../../root.ts';
import type { CommandIo } from '../command.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';
import { openPeers, type Peer } from './guard-peers.ts';

const CORPUS = join(PROJECT_ROOT, 'tests', 'guard', 'corpus');
const LINE = z.object({ text: z.string(), previous: z.array(z.string()).optional() });
type Line = z.infer<typeof LINE>;

/** What is measured on each part of the corpus, and what the project aims for. */
const PARTS = [
  { file: 'secrets', name: 'guard_recall', target: '>= 0.95' },
  { file: 'look-alikes', name: 'guard_false_look_alikes', target: '<= 0.005' },
  { file: 'chat', name: 'guard_false_chat', target: '<= 0.001' },
  { file: 'sentences', name: 'guard_false_cv_and_posting_sentences', target: '<= 0.001' },
] as const;

/** Texts of 100 kB that are hard on a reader of words, one of each kind that once was slow. */
const HOSTILE = [
  'password '.repeat(11_200),
  'p a s s w o r d '.repeat(6_250),
  'п а р о л ь '.repeat(4_600),
  'p4$$ '.repeat(20_000),
  'password "a '.repeat(8_300),
  'm0t d3 p4 '.repeat(10_000),
  '1 '.repeat(50_000),
  '密码'.repeat(16_600),
  'a'.repeat(100_000),
  'x@'.repeat(50_000),
  'sk-'.repeat(33_000),
  'http://a?b&'.repeat(9_000),
];

/** How much of the corpus the guard and its peers catch, how much they flag without cause, and how fast. */
export async function benchGuard(io: Pick<CommandIo, 'err'>): Promise<Figure[]> {
  const peers = await openPeers(io);
  const figures: Figure[] = [];
  for (const { file, name, target } of PARTS) {
    const lines = read(file);
    const value = lines.filter(isBlocked).length / lines.length;
    if (peers.length === 0) figures.push(figure(name, value, 'share', lines.length, { target }));
    for (const peer of peers) {
      const peerValue = await shareOf(lines, peer);
      figures.push(
        figure(name, value, 'share', lines.length, { target, peer: peer.name, peerValue }),
      );
    }
  }
  return [...figures, ...(await speeds(peers))];
}

function read(file: string): Line[] {
  const text = readFileSync(join(CORPUS, `${file}.jsonl`), 'utf8').trim();
  return text.split('\n').map((line) => LINE.parse(JSON.parse(line)));
}

function isBlocked({ text, previous }: Line): boolean {
  return inspectText(text, { previous: previous ?? [] }).blocked;
}

async function shareOf(lines: readonly Line[], peer: Peer): Promise<number> {
  let flagged = 0;
  for (const { text } of lines) if (await peer.flags(text)) flagged += 1;
  return flagged / lines.length;
}

async function speeds(peers: readonly Peer[]): Promise<Figure[]> {
  const lines = PARTS.flatMap(({ file }) => read(file));
  for (const line of lines) isBlocked(line);
  const times = await timed(lines.length, (i) => lines[i] !== undefined && isBlocked(lines[i]));
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const page = read('sentences')
    .map((line) => line.text)
    .join('\n')
    .slice(0, 6_000);
  const pages = await timed(100, () => inspectText(page, { scope: 'document' }));
  const worst = await timed(HOSTILE.length, (i) => inspectText(HOSTILE[i] ?? ''));
  const compared: Figure[] = [];
  for (const peer of peers) {
    const peerTimes = await timed(lines.length, (i) => peer.flags(lines[i]?.text ?? ''));
    const peerValue = peerTimes.reduce((sum, time) => sum + time, 0) / peerTimes.length;
    compared.push(
      figure('guard_message_mean', mean, 'ms', times.length, { peer: peer.name, peerValue }),
    );
  }
  return [
    ...compared,
    figure('guard_message_p99', percentile(times, 0.99), 'ms', times.length, { target: '<= 1' }),
    figure('guard_6kb_p99', percentile(pages.slice(5), 0.99), 'ms', 95, { target: '<= 10' }),
    figure('guard_100kb_worst', Math.max(...worst), 'ms', worst.length, { target: '<= 50' }),
  ];
}
