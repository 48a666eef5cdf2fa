import { z } from 'zod';
import { auditEntry } from '../desk/audit-templates.ts';
import { insideTool } from '../desk/tool.ts';

export const askHuman = insideTool({
  name: 'ask_human',
  effect: 'inside',
  description: 'Asks for a person of the desk to look at this conversation.',
  input: z.strictObject({ reason: z.string().max(200) }),
  audit: { source: 'desk', dataCategory: 'message', purpose: 'bring in a person' },
  run(_input, workspace) {
    workspace.stage({
      type: 'control_requested',
      conversationId: workspace.conversation.id,
      at: workspace.now,
    });
    workspace.stage({
      type: 'audit',
      entry: auditEntry(
        { client: workspace.client, conversation: workspace.conversation, at: workspace.now },
        {
          source: 'chat',
          dataCategory: 'message',
          purpose: 'bring in a person',
          actor: 'ai',
          action: 'control.requested',
        },
      ),
    });
    return {
      ok: true,
      text: 'A person of this desk has been asked to look at our chat. Until someone answers I go on helping you.',
    };
  },
});
