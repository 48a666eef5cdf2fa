import { typedLinks } from '../desk/typed-links.ts';
import { type Intent, use } from './offline-rule.ts';

/** Words around a link that make it a job to be read. */
const ABOUT_A_JOB =
  /\b(?:jobs?|roles?|positions?|posting|vacanc(?:y|ies)|opening|ad|advert|read|open|look|check|see|fetch|load|save|score|fit|this|here|found|page|link|url|interesting)\b/i;

/** A link alone, or with a few words about a job: "what about this one? https://…". Read as a whole, never in clauses. */
export function pageIntent(message: string): Intent | null {
  if (typedLinks(message).length === 0) return null;
  const rest = message.replace(/https?:\/\/\S+/gi, ' ').trim();
  const words = rest === '' ? 0 : rest.split(/\s+/).length;
  return words === 0 ||
    (words <= 15 && ABOUT_A_JOB.test(rest) && !/\bmy (?!desk|list)\w+ (?:is|:)/i.test(rest))
    ? use('read_job_page')
    : null;
}
