/** What a found secret is, in words that can be shown ("one_time_code" -> "one time code"). */
export type SecretKind =
  | 'password'
  | 'pin'
  | 'login'
  | 'security_answer'
  | 'one_time_code'
  | 'recovery_code'
  | 'seed_phrase'
  | 'card_number'
  | 'iban'
  | 'api_key'
  | 'private_key'
  | 'session_cookie'
  | 'url_credentials'
  | 'connection_string'
  | 'national_id';

/**
 * `chat`: everything counts. `document`: a CV or a file, only secrets with a shape of their own count.
 * `posting`: text from the web, read like a document and redacted instead of blocked.
 */
export type Scope = 'chat' | 'document' | 'posting';

/**
 * One secret. `detector` names the rule (rules.ts tells why it blocks); `start` and `end` are UTF-16 offsets in the text
 * as it was given; `language` is the tag of the language whose words gave it away, where words did.
 */
export type Finding = {
  readonly kind: SecretKind;
  readonly detector: string;
  readonly start: number;
  readonly end: number;
  readonly language?: string;
};

export type GuardVerdict =
  | { blocked: false; findings: [] }
  | { blocked: true; kind: SecretKind; findings: Finding[] };
