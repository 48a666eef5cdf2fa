import type { Hit } from './hit.ts';

/**
 * Identity numbers that count only beside their name: the digits alone are like any other number.
 * `inDocuments` says whether a file with one is refused; in several countries a CV shows its id by custom.
 */
type IdentityNumber = {
  readonly id: string;
  readonly name: RegExp;
  readonly shape: RegExp;
  readonly inDocuments: boolean;
  readonly example: string;
};

export const identityNumbers: readonly IdentityNumber[] = [
  {
    id: 'us-ssn',
    name: /\b(?:ssn|my social|social security(?: number| no\.?| #)?|social insurance(?: number)?|tax ?payer id|itin|tin)\b/gi,
    shape:
      /(?<!\d)(?!000|666)\d{3}[ -]?(?!00)\d{2}[ -]?(?!0000)\d{4}(?!\d)|(?<!\d)\d{3}[ -]\d{3}[ -]\d{3}(?!\d)/,
    inDocuments: true,
    example: 'my ssn is 219-09-9999',
  },
  {
    id: 'uk-nino',
    name: /\b(?:nino|national insurance(?: number| no\.?)?|ni number)\b/gi,
    shape: /(?<![a-z])[a-ceghj-prstw-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?![a-z])/i,
    inDocuments: true,
    example: 'national insurance number AB 12 34 56 C',
  },
  {
    id: 'in-aadhaar',
    name: /\ba+dh?a+r\b|आधार/gi,
    shape: /(?<!\d)[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}(?!\d)/,
    inDocuments: true,
    example: 'aadhaar 2345 6789 0123',
  },
  {
    id: 'in-pan',
    name: /\bpan(?: card| number| no\.?)?\b/gi,
    shape: /(?<![A-Z0-9])[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z](?![A-Z0-9])/,
    inDocuments: false,
    example: 'my PAN is ABCPE1234F',
  },
  {
    id: 'br-cpf',
    name: /\bcpf\b/gi,
    shape: /(?<!\d)\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)/,
    inDocuments: false,
    example: 'meu cpf é 529.982.247-25',
  },
  {
    id: 'es-dni',
    name: /\b(?:dni|nie|nif)\b/gi,
    shape: /(?<![a-z0-9])(?:\d{8}|[xyz]\d{7})[ -]?[a-hj-np-tv-z](?![a-z0-9])/i,
    inDocuments: false,
    example: 'mi DNI es 12345678Z',
  },
  {
    id: 'fr-nir',
    name: /\b(?:nir|s[ée]curit[ée] sociale|num[ée]ro de s[ée]cu|carte vitale)(?![a-z])/gi,
    shape: /(?<!\d)[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)/,
    inDocuments: true,
    example: 'mon numéro de sécurité sociale 1 85 05 78 006 084 36',
  },
  {
    id: 'de-steuer-id',
    name: /\b(?:steuer-?id(?:entifikationsnummer|ent\.?-?nr\.?)?|steuer-?identifikationsnummer|sozialversicherungsnummer|ausweisnummer|personalausweis(?:nummer)?)\b/gi,
    shape:
      /(?<![\da-z])(?:\d{2} ?\d{3} ?\d{3} ?\d{3}|\d{8}[a-z]\d{3}|[cfghjklmnprtvwxyz0-9]{9}\d?)(?![\da-z])/i,
    inDocuments: false,
    example: 'meine Steuer-ID ist 86 095 742 719',
  },
  {
    id: 'it-codice-fiscale',
    name: /\b(?:codice fiscale|cod\.? fisc\.?)/gi,
    shape: /(?<![a-z0-9])[a-z]{6}\d{2}[a-ehlmprst]\d{2}[a-z]\d{3}[a-z](?![a-z0-9])/i,
    inDocuments: false,
    example: 'codice fiscale RSSMRA85T10A562S',
  },
  {
    id: 'nl-bsn',
    name: /\b(?:bsn|burgerservicenummer|sofinummer)\b/gi,
    shape: /(?<!\d)\d{4}\.?\d{2}\.?\d{3}(?!\d)/,
    inDocuments: false,
    example: 'mijn bsn is 111222333',
  },
  {
    id: 'pl-pesel',
    name: /\bpesel\b/gi,
    shape: /(?<!\d)\d{11}(?!\d)/,
    inDocuments: false,
    example: 'mój pesel to 44051401359',
  },
  {
    id: 'se-personnummer',
    name: /\b(?:personnummer|samordningsnummer)\b/gi,
    shape: /(?<!\d)(?:\d{2})?\d{6}[-+]?\d{4}(?!\d)/,
    inDocuments: false,
    example: 'mitt personnummer är 811218-9876',
  },
  {
    id: 'tr-kimlik',
    name: /\b(?:t\.?c\.? ?kimlik(?: no| numaram| numaras[ıi])?|kimlik (?:no|numaram)|tckn)\b/gi,
    shape: /(?<!\d)[1-9]\d{10}(?!\d)/,
    inDocuments: false,
    example: 'kimlik numaram 10000000146',
  },
  {
    id: 'ru-snils-passport',
    name: /снилс|серия и номер паспорта|паспорт(?:ные данные|а? ?№)/gi,
    shape: /(?<!\d)(?:\d{3}-\d{3}-\d{3} ?\d{2}|\d{2} ?\d{2} ?\d{6})(?!\d)/,
    inDocuments: false,
    example: 'мой СНИЛС 112-233-445 95',
  },
  {
    id: 'cn-id',
    name: /身份证|身分證/g,
    shape: /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dx](?![\dx])/i,
    inDocuments: false,
    example: '我的身份证号是11010519491231002X',
  },
  {
    id: 'kr-rrn',
    name: /주민(?:등록)?번호/g,
    shape: /(?<!\d)\d{6}-?[1-8]\d{6}(?!\d)/,
    inDocuments: false,
    example: '주민등록번호는 900101-1234567',
  },
  {
    id: 'jp-my-number',
    name: /マイナンバー|個人番号/g,
    shape: /(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)/,
    inDocuments: false,
    example: 'マイナンバーは1234 5678 9012です',
  },
  {
    id: 'passport',
    name: /\b(?:passport|passnummer|reisepass|passeport|pasaporte|passaporte|passaporto|paspoort|paszport)(?:nummer)?(?: ?(?:number|no\.?|num|#|nr\.?|número|numéro|numero))?\b|护照号|パスポート番号|номер паспорта/gi,
    shape:
      /(?<![a-z0-9])(?:[a-z]{1,2}\d{6,8}|\d{9}|[cfghjk][cfghjklmnprtvwxyz0-9]{7}\d)(?![a-z0-9])/i,
    inDocuments: false,
    example: 'my passport number is X1234567',
  },
];

/** How far behind its name an identity number may stand. */
const REACH = 48;

/** Identity numbers beside their names. @param document leaves out what CVs show by custom. */
export function findNationalIds(text: string, document: boolean): Hit[] {
  if (!/\d{4}/.test(text) && !/\d[ .-]?\d[ .-]?\d/.test(text)) return [];
  const hits: Hit[] = [];
  for (const number of identityNumbers) {
    if (document && !number.inDocuments) continue;
    for (const name of text.matchAll(number.name)) {
      const from = name.index + name[0].length;
      const window = text.slice(from, from + REACH);
      const line = window.split('\n', 1)[0] ?? '';
      const match = number.shape.exec(line);
      if (match === null) continue;
      const start = from + match.index;
      hits.push({ kind: 'national_id', detector: number.id, start, end: start + match[0].length });
    }
  }
  return hits;
}
