import { stripInvisible } from '../../guard/text.ts';
import { fold } from '../../match/words.ts';

const LEGAL = new Set(
  `gmbh mbh ag se kg kgaa ohg ug ev eg inc incorporated llc llp lp ltd limited plc corp corporation co company cie sa sas
  sasu sarl srl spa snc bv nv ab as asa aps oy oyj hb kft zrt doo dd pty pte pvt kk gk sl slu slp lda ltda the und and et y`.split(
    /\s+/,
  ),
);
/** Written with dots or spaces between: "S.A.", "Sp. z o.o.", "d.o.o.". */
const SPELLED = /\b(?:sp\.? ?z ?o\.? ?o\.?|(?:[a-z]\.){2,4}[a-z]?)(?=[\s,)]|$)/g;

/**
 * The names by which a company is the same one: without legal forms, case, accents and punctuation, and as written
 * ("acmecorp" is how a board's address says "Acme Corp"). Empty when no name is left.
 */
export function companyKeys(name: string): string[] {
  const folded = fold(stripInvisible(name)).replaceAll('&', ' and ').replace(/['’]/g, '');
  const words = folded.replace(SPELLED, ' ').split(/[^\p{L}\p{N}+]+/u);
  const bare = words.filter((word) => word !== '' && !LEGAL.has(word)).join('');
  const whole = folded.replace(/[^\p{L}\p{N}+]+/gu, '');
  if (/^(?:unknown|confidential|undisclosed|anonymous)?(?:company|employer|client)?$/.test(whole))
    return [];
  return bare === '' || bare === whole ? [whole] : [bare, whole];
}
