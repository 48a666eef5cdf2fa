import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./src/db/schema.ts', './src/db/schema-jobs.ts', './src/db/schema-operators.ts'],
  out: './src/db/migrations',
});
