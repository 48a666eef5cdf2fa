import { z } from 'zod';
import { asksTo } from '../desk/asked-for.ts';
import { dataBlock } from '../desk/data-block.ts';
import { type SavedCommandDeps, saveSearch as save } from '../desk/digest/saved-command.ts';
import { isAlertList } from '../desk/search.ts';
import { insideTool } from '../desk/tool.ts';

/** Keeps the last search running; the words come from the search itself, not from a model. */
export function saveSearch(deps: SavedCommandDeps) {
  return insideTool({
    name: 'save_search',
    effect: 'inside',
    description:
      'Saves the last search, so that it runs by itself and new matches come in the daily digest.',
    input: z.strictObject({}),
    audit: {
      source: 'saved searches',
      dataCategory: 'search',
      purpose: 'run the searches that the client saved',
    },
    async run(_input, workspace) {
      if (!asksTo(workspace.clientText, 'save'))
        return { ok: false, sentence: 'I save a search when you say so: "save this search".' };
      const { lastSearch } = workspace.rows();
      const words = lastSearch && !isAlertList(lastSearch) ? lastSearch.query : null;
      const saved = await save(deps, workspace, words);
      if (!saved.ok) return saved;
      for (const change of saved.changes) workspace.stage(change);
      return { ok: true, text: dataBlock(saved.sentence) };
    },
  });
}
