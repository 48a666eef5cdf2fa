/** Files that the desk put into a folder of this machine for its clients: a channel without file transfer hands over so. */
export interface HandedFiles {
  /** Deletes what was handed over in this chat; nothing there is no fault. */
  remove(account: string, chat: string): Promise<void>;
}
