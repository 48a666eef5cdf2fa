import { z } from 'zod';
import { NOBODY_THERE } from '../desk/takeover/client-words.ts';
import { requested } from '../desk/takeover/request.ts';
import { insideTool } from '../desk/tool.ts';

export const askHuman = insideTool({
  name: 'ask_human',
  effect: 'inside',
  description: 'Asks for a person of the desk to look at this conversation.',
  input: z.strictObject({ reason: z.string().max(200) }),
  audit: { source: 'desk', dataCategory: 'message', purpose: 'bring in a person' },
  run(_input, workspace) {
    // A wish that nobody will ever read is no help.
    if (!workspace.rows().peopleThere) return { ok: false, sentence: NOBODY_THERE };
    workspace.stage(requested(workspace.ids, workspace, 'agent', workspace.now));
    return {
      ok: true,
      text: 'A person of this desk has been asked to look at our chat. Until someone answers I go on helping you.',
    };
  },
});
