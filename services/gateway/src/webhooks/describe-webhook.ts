const text = { type: 'string' };
const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: text,
});

/** What reaches a partner's receiver, in OpenAPI. */
export const describedWebhook = {
  announcement: {
    post: {
      summary: 'Something stands in your feed: that it does, and not what it says',
      parameters: [
        header('webhook-id', 'The same at each attempt'),
        header('webhook-timestamp', 'When this attempt was signed, in seconds since 1970'),
        header('webhook-signature', 'Standard Webhooks; during a change of secrets two of them'),
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['type', 'timestamp', 'data'],
              properties: {
                type: { ...text, description: 'As in the feed; Test where you asked for one' },
                timestamp: { ...text, description: 'When it happened' },
                data: {
                  type: 'object',
                  required: ['id', 'position', 'subject'],
                  properties: {
                    id: { ...text, description: 'The event: GET /v1/events/{id}' },
                    position: { type: ['integer', 'null'], description: 'Its place in your feed' },
                    subject: { ...text, description: 'Your id for what it is about' },
                  },
                },
              },
            },
          },
        },
      },
      responses: {
        '2XX': { description: 'You have it' },
        410: { description: 'Send no more' },
        default: { description: 'It is sent again' },
      },
    },
  },
};
