/**
 * The dates of the notice's wording, oldest first, each with a digest of its text over sample facts. A change of the text
 * is a new line here with its own date: clients are then asked again. A test compares the last line with the text.
 */
export const NOTICE_TEXTS: readonly { date: string; digest: string }[] = [
  { date: '2026-11-21', digest: '1fa5f2b45ebfb0a2' },
];

/** The date of the wording as it is. */
export const NOTICE_DATE: string = NOTICE_TEXTS.at(-1)?.date ?? '';
