import { withProfile } from '../../desk/job-index.ts';
import { sampleBoard } from '../../jobs/sources/sample.ts';
import { openBenchDesk } from './bench-desk.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';
import { checkpointedTurns } from './peer-checkpoint.ts';

const TURNS = 210;
const PEER = 'LangGraph createAgent + MemorySaver';

/** Own cost of a turn with two tool calls, from the message to the delivered answer, and how it grows. */
export async function benchTurns(): Promise<Figure[]> {
  const desk = await openBenchDesk();
  const { postings } = await sampleBoard(new Date());
  await desk.store.savePostings(postings.map(withProfile), new Date());
  await desk.say('find me remote TypeScript jobs in Europe');
  const before = desk.size();
  const times = await timed(TURNS, (i) =>
    desk.say(i % 2 ? 'save 1 and show me job 2' : 'move 1 to interview and show me job 3'),
  );
  const bytes = desk.size() - before;
  const late = desk.size();
  await timed(50, () => desk.say('save 1 and show me job 2'));
  const lateBytes = desk.size() - late;
  await desk.close();

  const peer = await checkpointedTurns(TURNS);
  const around = (list: readonly number[], turn: number) =>
    percentile(list.slice(Math.max(0, turn - 10), turn + 10), 0.5);
  const growth = (list: readonly number[]) => around(list, 200) / around(list, 20);
  return [
    figure('turn_two_tools_p50', percentile(times.slice(20), 0.5), 'ms', times.length - 20, {
      target: '<= 10',
      peer: PEER,
      peerValue: percentile(peer.slice(20), 0.5),
    }),
    figure('turn_two_tools_p95', percentile(times.slice(20), 0.95), 'ms', times.length - 20),
    figure('turn_growth_200_to_10', growth(times), 'ratio', 40, {
      target: '<= 1.2',
      peer: PEER,
      peerValue: growth(peer),
    }),
    figure('stored_bytes_per_turn', bytes / TURNS, 'bytes', TURNS, { target: '<= 12288' }),
    figure('stored_bytes_per_turn_late', lateBytes / 50, 'bytes', 50, { target: '<= 12288' }),
  ];
}
