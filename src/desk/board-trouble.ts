/** What is wrong with a board, by the code of its last fault, as the end of a sentence that begins with its name. */
export function boardTrouble(code: string): string {
  return WORDS[code] ?? `could not be read (${code})`;
}

const WORDS: Readonly<Record<string, string>> = {
  shrunk:
    'lists nothing, or under a third of what it had; nothing was closed, a second sync decides',
  no_such_board: 'does not exist at its address any more; check the name in JOB_BOARDS',
  changed_schema: 'answers in a shape that the desk does not know; look for a newer version',
  broken_json: 'answers with damaged JSON',
  rate_limited: 'asks for a pause',
  timeout: 'takes too long to answer',
  connection: 'cannot be reached',
  too_large: 'answers with more than the desk takes',
};
