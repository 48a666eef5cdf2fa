// Runs the tests of the chat edge and writes their fault matrix to docs/reliability.md.
// RELIABILITY_RUNS=20 node scripts/reliability.mjs   (runs of every kill; the default of the test suite is 1)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const runs = process.env.RELIABILITY_RUNS ?? '1';
const folder = mkdtempSync(join(tmpdir(), 'sayso-reliability-'));
const report = join(folder, 'report.json');
const tests = ['tests/edge', 'tests/contract/channel', 'tests/desk/card.test.ts', 'tests/desk/channel.test.ts'];
try {
  execFileSync('node_modules/.bin/vitest', ['run', '--reporter=json', `--outputFile=${report}`, ...tests], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, RELIABILITY_RUNS: runs },
  });
} catch {
  // The report says which ones failed, and so does the table.
}

const found = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap((file) =>
  file.assertionResults.map(({ ancestorTitles, title, status }) => ({
    group: ancestorTitles.at(-1) ?? '',
    title,
    passed: status === 'passed',
  })),
);
rmSync(folder, { recursive: true, force: true });

const kills = found.filter(({ group }) => group.startsWith('kill -9'));
const numbered = found.filter((test) => /^case [\d, ]+:/.test(test.title) && !kills.includes(test));
const others = found.filter((test) => !numbered.includes(test) && !kills.includes(test));
const name = ({ title }) => title.replace(/^case [\d, ]+: /, '').replaceAll('|', '\\|');
const result = ({ passed }) => (passed ? 'holds' : '**fails**');

const rows = [];
for (let number = 1; number <= 32; number++)
  for (const test of numbered)
    if (test.title.slice(5, test.title.indexOf(':')).split(', ').includes(String(number)))
      rows.push(`| ${number} | ${name(test)} | ${test.group.replace(/^the channel /, '')} | ${result(test)} |`);
const moments = [...new Set(kills.map(name))];
const killed = (moment, channel) => {
  const test = kills.find((item) => name(item) === moment && item.group.endsWith(channel));
  return test ? `${runs} of ${runs} ${result(test)}` : '';
};

writeFileSync(
  'docs/reliability.md',
  `# Reliability of the chat edge

Made by \`scripts/reliability.mjs\` from the results of the tests; every line is a test of that name. The channels run with
their real client libraries (grammY, Baileys) against servers on this machine: our own, which can fail on demand, and those of
another project (\`@openclaw/crabline\`).

## What is promised

- A message is in the database before the platform hears that it arrived. Until then the platform brings it again.
- An event that comes twice is handled once: by its id and by (chat, message id), remembered for 30 days.
- One turn at a time in a conversation, in order; taps, takeovers and deletions never wait behind a turn.
- A send ends as accepted, not sent, or unknown. Not sent is tried again; unknown is tried again only where a second time shows
  nothing new (WhatsApp drops a second copy of an id; an edit or a deletion is the same twice). A text whose answer was lost is
  not sent again by itself; a card is, under a new nonce that voids the first copy's buttons.
- An approved action runs once. When a crash leaves open whether it did, the client is told so, and it is not repeated.

## Killed with SIGKILL, and started again

Each run is a whole desk in a process of its own, killed at the moment named (and some milliseconds around it), then started
again. What has to hold: one answer (or, on Telegram, an honest line where nobody can know whether it left), no second answer, no second card that could act, at most one mail, an honest word about
it, and a whole audit chain.

| killed when … | Telegram | WhatsApp |
|---|---|---|
${moments.map((moment) => `| ${moment.replace(/^when /, '')} | ${killed(moment, 'Telegram')} | ${killed(moment, 'WhatsApp')} |`).join('\n')}

## Edge cases

| # | what is tried | where | result |
|---|---|---|---|
${rows.join('\n')}

## And besides

| what is tried | where | result |
|---|---|---|
${others.map((test) => `| ${name(test)} | ${test.group.replace(/^the channel /, '')} | ${result(test)} |`).join('\n')}
`,
);
process.exitCode = found.some(({ passed }) => !passed) ? 1 : 0;
