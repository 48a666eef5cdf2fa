import { z } from 'zod';
import { asksTo, states } from '../desk/asked-for.ts';
import type { Fact, FactKind } from '../desk/cv.ts';
import { factKindFrom } from '../desk/facts-view.ts';
import { insideTool } from '../desk/tool.ts';

/** Kinds of which a client has one: a correction replaces it. Of the others a correction names the old value or adds one. */
const SINGLE = new Set(['name', 'title', 'place', 'email', 'phone', 'years']);

export const correctFact = insideTool({
  name: 'correct_fact',
  effect: 'inside',
  description:
    "Corrects, adds or removes one fact about the client, in the client's own words. An empty value removes it.",
  input: z.strictObject({
    kind: z.string().min(1).max(40).describe('title, skill, email, place, years, experience …'),
    old: z
      .string()
      .max(200)
      .optional()
      .describe('the value that is wrong, where there are several'),
    value: z.string().max(200).describe('the right value; empty to remove'),
  }),
  audit: {
    source: 'CV facts',
    dataCategory: 'cv',
    purpose: 'keep the facts as the client states them',
  },
  run({ kind: word, old, value }, workspace) {
    const kind = factKindFrom(word);
    if (!kind)
      return {
        ok: false,
        sentence: `I do not keep a fact called "${word.slice(0, 40)}". I know title, skills, place, email, phone, experience, education, languages and the like.`,
      };
    const said = workspace.clientText ?? '';
    // A fact may only change by the client's own words: what a posting or a CV suggests is not theirs.
    if (value !== '' && !isStated(said, kind, value.trim()))
      return { ok: false, sentence: `Please tell me the right ${kind} in your own words.` };
    if (value === '' && !(asksTo(said, 'remove') && (old === undefined || states(said, old))))
      return {
        ok: false,
        sentence: `I remove a fact when you name it, for example "remove ${kind} …".`,
      };
    const clientId = workspace.client.id;
    const same = workspace.rows().facts.filter((fact) => fact.kind === kind);
    const target = old
      ? same.filter((fact) => fact.value.toLowerCase().includes(old.trim().toLowerCase()))
      : value === '' || SINGLE.has(kind)
        ? same
        : [];
    if (value === '' && target.length === 0)
      return { ok: false, sentence: `There is no such ${kind} on file.` };
    if (value === '' && target.length > 1 && !SINGLE.has(kind))
      return { ok: false, sentence: `There are several entries for ${kind}. Which one is wrong?` };
    for (const fact of target) workspace.stage({ type: 'fact_removed', clientId, factId: fact.id });
    if (value === '') return { ok: true, text: `Removed the ${kind}. Tell the client it is gone.` };
    const fact: Fact = {
      id: workspace.ids.next(),
      kind,
      value: value.trim(),
      span: null,
      origin: 'client',
    };
    workspace.stage({ type: 'fact_saved', clientId, fact });
    return { ok: true, text: `Noted: ${kind} is now "${fact.value}".` };
  },
});

/** A bare number stands in many messages: as years it counts only beside a word for years. */
function isStated(said: string, kind: FactKind, value: string): boolean {
  if (!said.toLowerCase().includes(value.toLowerCase())) return false;
  if (/\p{L}{2}/u.test(value)) return true;
  return asksTo(said, 'years') || said.toLowerCase().includes(kind);
}
