import manifest from '../package.json' with { type: 'json' };

/** The version of this program, as the error reports name it. */
export const RELEASE = `${manifest.name}@${manifest.version}`;
