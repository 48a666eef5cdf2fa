/**
 * The boards that the index is filled from, for /health. One that fails is no fault of the desk and makes nothing degraded.
 */
export interface BoardsHealth {
  state: 'off' | 'up' | 'failing';
  /** How many have been asked at all. */
  asked: number;
  failing: { board: string; code: string; faults: number; retryAt: string | null }[];
}
