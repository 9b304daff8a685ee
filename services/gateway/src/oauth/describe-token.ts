import { tokenPath } from './issuer.ts';

const text = { type: 'string' };

/** The token endpoint in OpenAPI: it is not a route of ours, and speaks as RFC 6749 says. */
const paths = {
  [tokenPath]: {
    post: {
      summary:
        'An access token of five minutes, for your slug and your token as its secret (OAuth 2, client credentials)',
      security: [{ client: [] }],
      parameters: [],
      requestBody: {
        required: true,
        content: {
          'application/x-www-form-urlencoded': {
            schema: {
              type: 'object',
              required: ['grant_type'],
              properties: { grant_type: { type: 'string', const: 'client_credentials' }, scope: text },
            },
          },
        },
      },
      responses: {
        200: {
          description: 'The token',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['access_token', 'token_type', 'expires_in'],
                properties: {
                  access_token: text,
                  token_type: text,
                  expires_in: { type: 'integer' },
                  scope: text,
                },
              },
            },
          },
        },
        default: {
          description: 'Refused, as RFC 6749 5.2 says',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['error'],
                properties: { error: text, error_description: text },
              },
            },
          },
        },
      },
    },
  },
};

/** With the two ways to say who asks there and afterwards. */
export const describedToken = {
  paths,
  securitySchemes: {
    client: { type: 'http', scheme: 'basic', description: 'Your slug, and your token' },
    oauth2: {
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: tokenPath, scopes: { partner: 'All that concerns you' } } },
    },
  },
};
