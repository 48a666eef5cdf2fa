import type { Party } from '../desk/privacy/facts.ts';
import { hostOf } from '../desk/privacy/host.ts';
import { describeModel, type ModelConfig, OPENAI_BASE_URL } from './model-description.ts';

/** Who reads along, for the privacy notice: the model's server, and for voice notes the same server once more. */
export function modelParties(config: ModelConfig, transcribeModel: string | null): Party[] {
  if (config.kind === 'offline') return [];
  const { host, local } = hostOf(config.baseUrl ?? OPENAI_BASE_URL);
  const { retention } = describeModel(config);
  const server = { hosts: [host], local, keeps: retention };
  const parties: Party[] = [
    {
      ...server,
      role: 'model',
      name: config.model,
      gets: 'your messages and, where a request needs it, facts of your CV, drafts and job posts; never your passwords',
    },
  ];
  if (transcribeModel !== null)
    parties.push({
      ...server,
      role: 'voice',
      name: transcribeModel,
      gets: 'the sound of your voice notes, to write them down',
    });
  return parties;
}
