import type { Hono } from 'hono';
import { z } from 'zod';
import type { LiveSettings } from '../../desk/live-settings.ts';
import { stopAll } from '../../desk/stop-all.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readForm } from '../form.ts';
import { layout } from '../layout.ts';
import { needs, type Page, type SignedIn } from '../signed-in.ts';
import { settingsView } from './settings-view.ts';

export interface SettingsPageDeps extends Pick<ConsoleDeps, 'store' | 'clock' | 'feed'> {
  live: LiveSettings;
  /** Does the model have a price? Without one a limit of money counts nothing. */
  modelHasPrice: boolean;
}

const CHANGE = z.object({ key: z.string().max(60), value: z.string().trim().min(1).max(200) });
const RESET = z.object({ key: z.string().max(60) });
const STOP = z.object({ word: z.string() });

/** Settings that change while the desk runs, and the switch over everything that leaves it. */
export function settingsPages(app: Hono<SignedIn>, deps: SettingsPageDeps): void {
  const right = needs('settings');

  app.get('/settings', right, async (page) => {
    const key = page.req.query('changed');
    const changed = (await deps.live.list()).find(({ setting }) => setting.key === key);
    return show(
      page,
      changed
        ? { done: `${changed.setting.title}: ${changed.value}, in every process of the desk.` }
        : {},
    );
  });

  app.post('/settings', right, async (page) => {
    const form = await readForm(page, CHANGE);
    if (!form.ok) return show(page, { wrong: form.sentence }, 422);
    return change(page, form.data.key, form.data.value);
  });

  app.post('/settings/reset', right, async (page) => {
    const form = await readForm(page, RESET);
    if (!form.ok) return show(page, { wrong: form.sentence }, 422);
    return change(page, form.data.key, null);
  });

  app.post('/settings/stop', needs('stop_all'), async (page) => {
    const form = await readForm(page, STOP);
    if (!form.ok || form.data.word.trim() !== 'STOP')
      return show(page, { wrong: 'Nothing was stopped: type the word STOP to confirm.' }, 422);
    return turn(page, true);
  });

  app.post('/settings/release', needs('stop_all'), (page) => turn(page, false));

  async function turn(page: Page, stopped: boolean) {
    await stopAll(deps, stopped, page.var.operator.name, 'console');
    deps.feed.changed({ kind: 'desk' });
    return page.redirect('/settings', 303);
  }

  async function change(page: Page, key: string, value: string | null) {
    const done = await deps.live.change(page.var.operator, key, value);
    if (!done.ok) return show(page, { wrong: done.sentence }, 422);
    deps.feed.changed({ kind: 'desk' });
    return page.redirect(`/settings?changed=${key}`, 303);
  }

  async function show(
    page: Page,
    said: { done?: string; wrong?: string },
    status: 200 | 422 = 200,
  ) {
    const stop = await deps.store.outgoingStop();
    const view = settingsView(page, {
      said,
      stop,
      actions: await deps.store.countActions(),
      settings: await deps.live.list(),
      modelHasPrice: deps.modelHasPrice,
    });
    return page.html(layout(page, { title: 'Settings', at: '/settings', body: view }), status);
  }
}
