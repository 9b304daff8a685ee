import { type AnswerBook, answersIn, noted } from '../domain/matching/answers.ts';
import type { Answers } from './answers.ts';

export const inMemoryAnswers = (): Answers => {
  const books = new Map<string, AnswerBook>();
  return {
    note: async (agency, said) => void books.set(agency, noted(books.get(agency) ?? [], said)),
    of: async (agency) => answersIn(books.get(agency) ?? []),
    all: async () => [...books].map(([agency, book]) => ({ agency, book })),
  };
};
