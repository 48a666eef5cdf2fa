import { type Rule, use } from './offline-rule.ts';

const MINE =
  '(?:me|(?:all )?(?:of )?(?:my (?:own )?(?:data|account|profile|records?|information)|everything about me))';

/** "send me a copy of my data", "delete my account": what clients may ask for about themselves, and nothing else. */
export const ownDataRule: Rule = (clause) => {
  const said = clause
    .replace(/[.!?]+$/, '')
    .trim()
    .replace(
      /^(?:(?:please|can you|could you|i(?:'d| would)? (?:like|want)(?: you)? to|i want(?: you)? to) )+/i,
      '',
    );
  if (
    /^(?:export|download|give me|send me|get|hand me) (?:a copy of |an export of )?(?:all )?(?:of )?my (?:own )?(?:data|information|records?)(?: please)?$/i.test(
      said,
    ) ||
    /^(?:export|send me|give me) everything (?:that )?you (?:have|keep|know|store)(?: (?:of|on|about) me)?$/i.test(
      said,
    )
  )
    return use('export_data');
  const leaving = new RegExp(`^(?:delete|erase|remove|forget|close|wipe) ${MINE}$`, 'i').test(said);
  return leaving ||
    /^(?:delete|erase|forget|wipe) everything (?:that )?you (?:have|keep|know|store)(?: (?:of|on|about) me)?$/i.test(
      said,
    )
    ? use('delete_account')
    : null;
};
