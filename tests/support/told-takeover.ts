import type { Outcome, Takeover } from '../../src/desk/takeover/takeover.ts';

export interface ToldTakeover extends Takeover {
  /** What was asked of it, as `name(arguments)` without the operator. */
  calls: { name: string; args: unknown[] }[];
  /** How the next wish ends. */
  ends(outcome: Outcome): void;
  /** Called with each wish before it is answered, to change rows as the real one would. */
  does(work: (name: string, args: unknown[]) => Promise<void>): void;
}

/** Stands where the takeover will: notes what it is asked and answers as the test says. */
export function toldTakeover(): ToldTakeover {
  const calls: ToldTakeover['calls'] = [];
  const outcomes: Outcome[] = [];
  let work: (name: string, args: unknown[]) => Promise<void> = async () => undefined;
  const wish =
    (name: string) =>
    async (_operator: unknown, ...args: unknown[]): Promise<Outcome> => {
      calls.push({ name, args });
      await work(name, args);
      return outcomes.shift() ?? { ok: true, sentence: `Done: ${name}.` };
    };
  return {
    calls,
    ends: (outcome) => void outcomes.push(outcome),
    does(next) {
      work = next;
    },
    request: async () => undefined,
    claim: wish('claim'),
    reply: wish('reply'),
    revise: wish('revise'),
    note: wish('note'),
    propose: wish('propose'),
    prepareDraft: wish('prepareDraft'),
    editDraft: wish('editDraft'),
    handBack: wish('handBack'),
    confirmReturn: wish('confirmReturn'),
    keep: wish('keep'),
    assign: wish('assign'),
    snooze: wish('snooze'),
    tag: wish('tag'),
    close: wish('close'),
    reopen: wish('reopen'),
  };
}
