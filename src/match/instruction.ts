// Text that addresses whoever scores is not about work. It is left out, so that it can neither help nor harm.
const INSTRUCTION =
  /\b(?:ignore|disregard|forget)\b.{0,30}\b(?:instructions?|prompts?|rules|above|previous)\b|\b(?:score|rank|rate|give)\b.{0,40}\b(?:100|10\/10|highest|perfect|first|top)\b.{0,20}(?:score|match|rank|candidate|posting|cv|resume|$)|\bsystem prompt\b|\byou are (?:now )?an? (?:ai|language model|assistant)\b/iu;

/** Whether a line speaks to whoever scores instead of speaking about work. */
export function isInstruction(line: string): boolean {
  return INSTRUCTION.test(line);
}
