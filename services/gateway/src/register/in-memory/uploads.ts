import { type RowAnswer, type Upload, type Uploads, withAnswers } from '../uploads.ts';

export const inMemoryUploads = (): Uploads => {
  const uploads = new Map<string, Upload>();
  const answers = new Map<string, Map<string, RowAnswer>>();
  const answersTo = (partner: string): Map<string, RowAnswer> => {
    const known = answers.get(partner) ?? new Map<string, RowAnswer>();
    answers.set(partner, known);
    return known;
  };
  return {
    keep: async (upload) => void uploads.set(upload.id, structuredClone(upload)),
    find: async (partner, id) => {
      const upload = uploads.get(id);
      return upload?.partner === partner
        ? structuredClone(withAnswers(upload, answersTo(partner)))
        : undefined;
    },
    settle: async (partner, key, answer) => {
      if (answer.attempt >= (answersTo(partner).get(key)?.attempt ?? 0)) answersTo(partner).set(key, answer);
    },
    answerTo: async (partner, key) => answersTo(partner).get(key),
    count: async () => uploads.size,
  };
};
