import { describeModel } from './agent/model-description.ts';
import { baseInstructions } from './agent/prompt.ts';
import { type Faults, fault } from './background.ts';
import type { Config } from './config.ts';
import type { Agent } from './desk/ports/agent.ts';
import type { AlertReader } from './desk/ports/alert-reader.ts';
import type { CvReader } from './desk/ports/cv-reader.ts';
import type { Transcriber } from './desk/ports/transcriber.ts';
import type { Fetch } from './desk/ports/way-out.ts';
import { findSkills } from './match/skills.ts';

/** The model is loaded in the background: the greeting needs its description only. */
export function lazyAgent(
  config: Config,
  faults: Faults,
  fetch: Fetch,
): { port: Agent; instructions: string; warm(): void } {
  const description = describeModel(config.model);
  let loading: Promise<Agent> | null = null;
  const load = () => {
    loading ??= import('./agent/models.ts').then((models) =>
      models.openModel(config.model, description, {
        fetch,
        onFault: (error) => fault(faults, 'model', error),
      }),
    );
    return loading;
  };
  return {
    port: {
      model: description,
      runTurn: async (request) => (await load()).runTurn(request),
    },
    instructions: baseInstructions(),
    warm: () => void load().catch(() => undefined),
  };
}

/** The CV reader starts its worker at the first document, and is loaded then. */
export function lazyReader(): CvReader {
  let loading: Promise<CvReader> | null = null;
  return {
    async read(bytes, fileName, signal) {
      loading ??= import('./cv/cv-reader.ts').then(({ createCvReader }) =>
        createCvReader({ findSkills }),
      );
      return (await loading).read(bytes, fileName, signal);
    },
    close: async () => (await loading)?.close(),
  };
}

/** The parsers of mails are loaded with the first one. */
export function lazyAlertReader(): AlertReader {
  let loading: Promise<AlertReader> | null = null;
  return {
    async read(mail) {
      loading ??= import('./jobs/alerts/alert-reader.ts').then(({ createAlertReader }) =>
        createAlertReader(),
      );
      return (await loading).read(mail);
    },
  };
}

/** Voice notes are rare: the client of the speech model is made at the first one. */
export function lazyTranscriber(config: Config, fetch: Fetch): Transcriber | null {
  const { model, transcribeModel } = config;
  if (model.kind !== 'openai' || transcribeModel === null) return null;
  return {
    async transcribe(bytes, mime, signal) {
      const { createTranscriber } = await import('./agent/transcriber.ts');
      return createTranscriber({ ...model, model: transcribeModel, fetch }).transcribe(
        bytes,
        mime,
        signal,
      );
    },
  };
}
