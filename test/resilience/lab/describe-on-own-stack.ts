import { afterAll, describe } from 'vitest';
import { lackOf, type OwnStack, startOwnStack } from './own-stack.ts';
