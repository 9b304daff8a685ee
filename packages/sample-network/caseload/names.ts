import type { Dice } from './dice.ts';

/** Families are named for birds, so that nobody takes them for real people. */
const names = {
  es: [
    'Marisol Tomás Lucía Elmer Rosaura Wilber Yesenia Osmar Delmy Fredy Irma Nelson Blanca Edgar Mirna Rolando',
    'Golondrina Gaviota Zorzal Gorrión Quetzal Colibrí Jilguero Garza Tucán Cardenal Paloma Ruiseñor Tecolote Mirlo',
  ],
  pt: [
    'Joana Tiago Luzia Caio Beatriz Mateus Ivone Renan Cleide Davi',
    'Andorinha Sabiá Gaivota Curió Arara Canário Coruja Tangará Bicudo',
  ],
  ht: [
    'Wideline Jean-Rony Mirlande Wilner Guerda Frantz Roselaine Evens Nadège',
    'Zwazo Toutrèl Kolibri Wosiyòl Ramye Madansara Pipirit Kaw',
  ],
  en: ['Robin Casey Jo Terry Dale Kim', 'Lark Wren Finch Heron Swift Martin'],
  zh: ['丽 伟 芳 强 敏 静 军 秀英', '燕 雁 鹭 鹤 鸥 鸠 鹂'],
  vi: ['Lan Minh Hoa Dũng Thảo Tuấn Hạnh Phúc', 'Yến Cò Sáo Vẹt Hạc Sẻ'],
  ar: ['ليلى يوسف سلمى كريم هدى سامر نور', 'السنونو الهدهد البلبل الحسون الشحرور القطا'],
} as const;
export type Language = keyof typeof names;
export const languages = Object.keys(names) as readonly Language[];

const nameIn = (language: Language, { one }: Dice): string => {
  const [given, families] = names[language];
  const [first, family] = [one(given.split(' ')), one(families.split(' '))];
  if (language === 'zh') return `${family}${first}`;
  return language === 'vi' ? `${family} ${first}` : `${first} ${family}`;
};

/** Draws until the name is new: two people of one name would be told apart by nothing here. */
export const newName = (language: Language, die: Dice, taken: Set<string>): string => {
  const name = nameIn(language, die);
  if (taken.has(name)) return newName(language, die, taken);
  taken.add(name);
  return name;
};
