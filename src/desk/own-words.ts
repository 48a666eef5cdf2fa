import type { TranscriptMessage } from './message.ts';

/**
 * The words of a message that are the client's own (I10). A quoted or forwarded message is somebody else's, and so are
 * the lines of a pasted mail: those behind a ">", and everything from a head of "From:" and "Subject:" lines or a line
 * such as "On Monday Ann wrote:" on. Null when the turn answers no message of the client.
 */
export function ownWords(
  said: Extract<TranscriptMessage, { role: 'client' | 'event' }>,
): string | null {
  if (said.role === 'event') return null;
  if (said.forwarded) return '';
  const lines = said.text.split('\n');
  const foreign = lines.findIndex((line, index) => opensMail(line, lines[index + 1] ?? ''));
  return (foreign === -1 ? lines : lines.slice(0, foreign))
    .filter((line) => !/^\s*>/.test(line))
    .join('\n');
}

/** The client's own words of a whole talk. */
export function wordsOfTalk(transcript: readonly TranscriptMessage[]): string {
  return transcript
    .flatMap((entry) => (entry.role === 'client' ? (ownWords(entry) ?? '') : []))
    .join('\n');
}

function opensMail(line: string, next: string): boolean {
  if (/^\s*(?:-{3,}|_{5,}).*(?:message|mail|nachricht|mensaje|messaggio)/i.test(line)) return true;
  if (
    /^\s*(?:on|am|le|el|il|op)\b.{4,120}\b(?:wrote|schrieb|écrit|escribió|scritto|schreef)\b.*:\s*$/i.test(
      line,
    )
  )
    return true;
  return HEAD.test(line) && HEAD.test(next);
}

const HEAD =
  /^\s*(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|objet|para|asunto|da|oggetto)\s*:\s*\S/i;
