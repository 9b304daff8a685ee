/** Small words of a family name, and what follows one, which one desk writes and another leaves out. */
const small = new Set(
  'de del la las lo los el da das do dos di du le van von der den ter bin ibn al y e jr sr ii iii'.split(' '),
);

/** Letters that Unicode does not take apart into a letter and a mark. */
const unmarked: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

const most = 6;

/** The parts of a name in the order of the alphabet, each once: without case, accents, marks, small words and order. */
export const nameParts = (name: string): readonly string[] => {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘ʻʼ`]/gu, '')
    .replaceAll(/[ßæœøłđı]/g, (letter) => unmarked[letter] ?? letter);
  const all = plain.split(/[^\p{L}]+/u).filter((part) => part !== '');
  const telling = all.filter((part) => !small.has(part));
  // A name may be made of such words alone, as Le Van Do is.
  return [...new Set(telling.length > 1 ? telling : all)].toSorted().slice(0, most);
};
