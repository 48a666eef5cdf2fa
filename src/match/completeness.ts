import type { CvProfile, PostingProfile } from './profile.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** Content words below which a text says too little of a job; a text that ends in dots is a snippet for longer. */
const FULL_TEXT_WORDS = 28;
const CUT_TEXT_WORDS = 70;
/** Content words of a CV below which it is a note, and below which it is a short one. */
const THIN_CV_WORDS = 40;
const FULL_CV_WORDS = 90;

/** Whether a posting has too little text to be judged: a title, a snippet, the line of an alert. */
export function isProvisional(posting: PostingProfile): boolean {
  return (
    posting.isSnippet === true ||
    posting.words < FULL_TEXT_WORDS ||
    (posting.isCutOff === true && posting.words < CUT_TEXT_WORDS)
  );
}

/** How far a score may be trusted, by how much both texts say; what they say does not matter. */
export function confidenceOf(cv: CvProfile, posting: PostingProfile): Confidence {
  const cvWords = cv.standing.words;
  if (isProvisional(posting) || cvWords < THIN_CV_WORDS || cv.credit < 0.6) return 'low';
  const isFull =
    posting.words >= CUT_TEXT_WORDS && posting.skills.length >= 3 && cvWords >= FULL_CV_WORDS;
  return isFull && posting.demands.contradictions === undefined ? 'high' : 'medium';
}
