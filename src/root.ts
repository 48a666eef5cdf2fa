import { fileURLToPath } from 'node:url';

/** The project's own folder, for data that is shipped with it. The same from `src/` and from the bundle in `dist/`. */
export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url));
