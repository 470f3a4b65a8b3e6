/* The shape of a scenario file as JSON Schema: closed objects, so that a misspelt key is named instead of ignored. */

const line = { type: 'string', minLength: 1, maxLength: 600 };
const phrases = { type: 'array', minItems: 1, maxItems: 30, items: { type: 'string', minLength: 1, maxLength: 100 } };
const stepId = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,59}$' };
const lines = { type: 'array', maxItems: 20, items: line };
const milliseconds = { type: 'integer', minimum: 0, maximum: 300_000 };

const closed = (required: readonly string[], properties: Record<string, unknown>) => ({ type: 'object', required, properties, additionalProperties: false });

const say = closed(['say'], { say: line, otherGoal: line });
const call = closed(['call'], {
  call: { type: 'string', pattern: '^[a-zA-Z0-9_-]{1,64}$' },
  with: { type: 'object', maxProperties: 30, additionalProperties: { type: 'string', maxLength: 4000 } },
  done: line, denied: line, expired: line, refused: line, failed: line,
});
const action = { type: 'object', if: { required: ['call'] }, then: call, else: say };
const actions = { type: 'array', maxItems: 12, items: action };

const step = closed(['id', 'says'], {
  id: stepId,
  says: line,
  beep: { type: 'boolean' },
  cutsInAfterMs: milliseconds,
  patienceMs: { ...milliseconds, minimum: 1_000 },
  prompts: lines,
  assistant: actions,
  next: { type: 'array', maxItems: 20, items: closed(['go'], { when: phrases, go: stepId }) },
  onDigits: { type: 'array', maxItems: 12, items: closed(['digits', 'go'], { digits: { type: 'string', pattern: '^[0-9*#]{1,12}$' }, go: stepId }) },
  then: { enum: ['hang up', 'hang up at once'] },
});

const head = {
  id: stepId,
  title: { type: 'string', minLength: 1, maxLength: 120 },
  about: { type: 'string', minLength: 1, maxLength: 400 },
};

export const callScenarioSchema = closed(['id', 'title', 'about', 'direction', 'person', 'steps'], {
  ...head,
  direction: { enum: ['outbound', 'inbound'] },
  person: closed(['name', 'number'], {
    name: { type: 'string', minLength: 1, maxLength: 200 },
    number: { type: 'string', pattern: '^\\+[1-9][0-9]{6,14}$' },
    voice: { enum: ['woman', 'man', 'elder', 'young'] },
  }),
  pickUp: closed([], { afterMs: { ...milliseconds, maximum: 60_000 }, outcome: { enum: ['answers', 'busy', 'no answer'] } }),
  brief: closed([], { goal: { type: 'string', maxLength: 2000 }, facts: { type: 'array', maxItems: 50, items: { type: 'string', minLength: 1, maxLength: 500 } } }),
  steps: { type: 'array', minItems: 1, maxItems: 60, items: step },
  consent: line,
  whileWaiting: lines,
  whispers: { type: 'array', maxItems: 30, items: closed(['when', 'say'], { when: phrases, say: line }) },
});

export const chatScenarioSchema = closed(['id', 'kind', 'title', 'about', 'replies', 'otherwise'], {
  ...head,
  kind: { const: 'chat' },
  replies: { type: 'array', maxItems: 200, items: closed(['when', 'assistant'], { when: phrases, assistant: actions }) },
  otherwise: actions,
});
