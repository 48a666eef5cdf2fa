/** The time on Telegram's side, which need not be the machine's. */
export interface PeerClock {
  /** Seconds that are added to every date. */
  offset: number;
  /** Unix time in whole seconds, as in every date of the Bot API. */
  seconds(): number;
}

export function createPeerClock(): PeerClock {
  return {
    offset: 0,
    seconds() {
      return Math.floor(Date.now() / 1000) + this.offset;
    },
  };
}
