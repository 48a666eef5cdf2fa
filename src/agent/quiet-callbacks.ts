import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import { ConsoleCallbackHandler } from '@langchain/core/tracers/console';

/*
 * LangChain attaches a tracer that uploads every prompt when LANGSMITH_TRACING (or one of its elder names) is in the
 * environment, and a printer when LANGCHAIN_VERBOSE is. It does so unless a handler of that name is there already;
 * these two take both places and do nothing, so that no variable can make a conversation leave the desk.
 */
class SilentHandler extends BaseCallbackHandler {
  readonly name: string;
  override ignoreLLM = true;
  override ignoreChain = true;
  override ignoreAgent = true;
  override ignoreRetriever = true;
  override ignoreCustomEvent = true;

  constructor(name: string) {
    super();
    this.name = name;
  }

  /** Part of what LangChain asks of a handler of this name. */
  updateFromRunTree(): void {}

  getRunTreeWithTracingConfig(): undefined {
    return undefined;
  }
}

/** Callbacks for every run of the agent: the places of the tracer and the printer, taken. */
export const QUIET_CALLBACKS = [
  new SilentHandler('langchain_tracer'),
  // The very expression that LangChain compares with.
  new SilentHandler(ConsoleCallbackHandler.prototype.name),
];
