import { isTimeZone, ValidateBy } from 'class-validator';

/** That a time zone has a name, as against an offset, whose sign PostgreSQL reads the other way round. */
export function IsNamedTimeZone(): PropertyDecorator {
  return ValidateBy({
    name: 'isNamedTimeZone',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && /^[A-Za-z]/.test(value) && isTimeZone(value),
      defaultMessage: () => "timeZone must be a name of the IANA's time zone database, such as 'Asia/Kabul'",
    },
  });
}
