/**
 * Who becomes a client. open: everybody who writes; invite: who brings a code; approval: whom an operator lets in from
 * the waiting list, or who brings a code.
 */
export const ADMISSIONS = ['open', 'invite', 'approval'] as const;
export type Admission = (typeof ADMISSIONS)[number];
