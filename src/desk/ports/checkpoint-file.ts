/** `busy`: another process writes it at this moment. `foreign`: it tells of a log that this database does not know. */
export type PublishResult = 'current' | 'busy' | 'foreign';

/** The checkpoints' copy outside of the database: a file that only grows. */
export interface CheckpointFile {
  readonly path: string;
  /**
   * Adds what is missing, in order, and resolves when it is on the disk. Throws the file system's error.
   * @param after  the lines after the given last one, null when it is not known
   */
  publish(
    after: (last: string | null) => Promise<readonly string[] | null>,
  ): Promise<PublishResult>;
  /** All whole lines; null when there is no file. Throws the file system's error. */
  read(): Promise<string[] | null>;
}
