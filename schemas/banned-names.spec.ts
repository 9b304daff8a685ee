import { describe, expect, it } from 'vitest';
import { bannedWordIn } from './index.ts';

describe('the ban list', () => {
  it.each([
    'immigrationStatus',
    'immigration_status',
    'visaType',
    'alienNumber',
    'aNumber',
    'A-Number',
    'countryOfBirth',
    'country_of_birth',
    'placeOfBirth',
    'birthPlace',
    'nationality',
    'citizenship',
    'usCitizen',
    'SSN',
    'last4Ssn',
    'socialSecurityNumber',
    'itin',
    'passportNumber',
    'greenCard',
    'dateOfEntry',
    'legalStatus',
    'I94',
    'estadoMigratorio',
    'estatus_de_inmigración',
    'ciudadanía',
    'país de nacimiento',
    'número_de_pasaporte',
    'situação imigratória · imigração',
    'nacionalidade',
    'passaporte',
    'estati_imigrasyon',
    'kote ou fèt',
    'paspò',
    'tình trạng nhập cư',
    'quốc tịch',
    'hộ chiếu',
    'nơi sinh',
    '移民身份',
    '国籍',
    '護照號碼',
    'رقم جواز السفر',
    'الجنسية',
    'تأشيرة',
  ])('meets %s', (name) => {
    expect(bannedWordIn(name)).toBeDefined();
  });

  /** Status, visa, A-number, Social Security, passport, nationality, country and place of birth. */
  it.each([
    [
      'en',
      'immigrationStatus visaType aNumber socialSecurity passportNo nationality countryOfBirth placeOfBirth',
    ],
    [
      'es',
      'estado_migratorio visado numero_de_extranjero seguridad_social pasaporte nacionalidad país_de_nacimiento lugar_de_nacimiento',
    ],
    [
      'pt',
      'situação_migratória visto_de_trabalho número_de_estrangeiro seguridade_social passaporte nacionalidade país_de_nascimento lugar_de_nascimento',
    ],
    [
      'ht',
      'estati_imigrasyon viza nimewo_etranje nimewo_sekirite_sosyal paspò nasyonalite peyi_nesans kote_ou_fèt',
    ],
    [
      'vi',
      'tình_trạng_di_trú thị_thực số_ngoại_kiều số_an_sinh_xã_hội hộ_chiếu quốc_tịch quốc_gia_nơi_sinh nơi_sinh',
    ],
    ['zh', '移民身份 签证类型 外国人登记号 社會安全號碼 护照号 国籍 出生国家 出生地点'],
    ['ar', 'وضع_الهجرة فيزا رقم_الأجنبي رقم_الضمان_الاجتماعي جواز_السفر الجنسية بلد_الولادة مكان_الولادة'],
  ])('meets each of the eight things in %s', (_, names) => {
    const all = names.split(' ');
    expect(all).toHaveLength(8);
    expect(all.filter((name) => bannedWordIn(name) === undefined)).toEqual([]);
  });

  it.each([
    'schemaNumber',
    'lessonNumber',
    'work_authorized',
    'birthDate',
    'advisable',
    'status',
    'country',
    'passage',
    'session',
    'statusNotice',
    'read',
    'nombre',
    'idioma',
    'trabajo',
    'lang',
    'kontak',
    'ngôn ngữ',
    '语言',
    'اللغة',
  ])('lets %s through', (name) => {
    expect(bannedWordIn(name)).toBeUndefined();
  });
});
