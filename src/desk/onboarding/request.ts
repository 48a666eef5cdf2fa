/** Words that begin a request to the desk, and never an answer to one of its questions. */
const REQUEST =
  /^(?:please |now |then |and |also |just |ok(?:ay)?,? )*(?:find|search|show|look|get|give|list|write|draft|send|apply|save|drop|remove|delete|compare|tell|explain|help|mention|make|change|correct|add|attach|open|read|use|try|stop|undo|forget|remember|translate|summari[sz]e|prepare|withdraw|cancel|revoke|score|rate|check|call|contact|ask|more|less|shorter|longer|again|why|what|who|whom|whose|when|where|how|which|can|could|would|will|should|may|do|does|did|is|are|was|were|let'?s|my (?!goal|dream|languages?|time)\w+|i (?:know|have|am not|was|worked|applied|got|can)\b)\b/i;

/** Small talk and answers that stand for themselves. */
const SMALL_TALK =
  /^(?:hi|hello|hey|good (?:morning|day|evening)|thanks?|thank you|thx|ok|okay|yes|yep|sure|cool|great|nice|fine|bye|lol|hm+|test)\b[ ,.!]*(?:there|you|a lot|so much|very much|sayso)?[.!]*$/i;

/** Jobs of the last list, by number. */
const NUMBERS =
  /^(?:#|number |no\.? |the )?(?:\d{1,2}|first|second|third|last)(?:[ ,]+(?:and |& )?(?:\d{1,2}|first|second|third|last|one|ones))*$/i;

/**
 * Is this plainly something else than an answer in plain words: a question, a request, small talk, a link, a long text?
 * Then it is handled at once, and the desk's own question waits.
 */
export function isSomethingElse(text: string): boolean {
  const said = text.trim();
  return (
    /[\n?@/]|https?:/.test(said) ||
    REQUEST.test(said) ||
    SMALL_TALK.test(said) ||
    NUMBERS.test(said) ||
    /\b(?:jobs|roles|positions|openings|vacancies|postings)\b/i.test(said)
  );
}
