import type { Hono } from 'hono';
import type { ConsoleDeps } from '../console-deps.ts';
import { layout } from '../layout.ts';
import { needs, type SignedIn } from '../signed-in.ts';
import { systemView } from './system-view.ts';

/** What this desk is, as it was started. */
export interface AboutDesk {
  /** `sayso@1.2.3`. */
  release: string;
  model: string;
  database: 'SQLite' | 'PostgreSQL';
  /** Names of the boards that the configuration asks. */
  boards: readonly string[];
}

export interface SystemPageDeps extends Pick<ConsoleDeps, 'store' | 'health' | 'clock'> {
  about: AboutDesk;
}

/** /system: how the desk is, in words. Nothing about anyone. */
export function systemPages(app: Hono<SignedIn>, deps: SystemPageDeps): void {
  const { store, about } = deps;

  app.get('/system', needs('read'), async (page) =>
    page.html(
      layout(page, {
        title: 'Health',
        at: '/system',
        body: systemView({
          about,
          operator: page.var.operator,
          health: await deps.health(),
          boards: (await store.boardStates()).filter(({ name }) => about.boards.includes(name)),
          alerts: await store.countAlertMails(),
          backedUpAt: (await store.vaultNotes()).backedUpAt,
          head: await store.auditHead(),
          migrations: await store.countMigrations(),
          postings: await store.countPostings(),
          now: deps.clock.now(),
        }),
      }),
    ),
  );
}
