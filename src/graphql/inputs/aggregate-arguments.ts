import { IsEnum, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, Int, registerEnumType } from 'type-graphql';
import { StatementDimension, TimeInterval } from '../../domain/kinds.js';
import { MAX_TOP } from '../limits.js';
import { IsBoundedFilter } from './filter-nesting.js';
import { StatementFilter } from './statement-filter.js';
import { IsNamedTimeZone } from './time-zone.js';

registerEnumType(TimeInterval, {
  name: 'TimeInterval',
  description: 'How long the stretches of a timeline are, by the calendar of its time zone.',
  valuesConfig: {
    DAY: { description: 'From midnight to midnight.' },
    WEEK: { description: 'From Monday to Sunday, as ISO 8601 has it.' },
    MONTH: { description: 'From the first of a month.' },
    QUARTER: { description: 'From the first of January, April, July or October.' },
    YEAR: { description: 'From the first of January.' },
  },
});

registerEnumType(StatementDimension, {
  name: 'StatementDimension',
  description: 'What statements are broken down by.',
  valuesConfig: {
    OUTLET: { description: 'Who published them.' },
    SPEAKER: { description: 'Whom they are attributed to, unnamed sources among them.' },
    ABOUT: { description: 'Whom or what they are about; one about two counts for both.' },
    KIND: { description: 'Direct, indirect and mixed quotes, and comments.' },
    POLARITY: {
      description:
        'How they stand to the entities that the filter says they are about, or to any where it says none.',
    },
    UNNAMED: { description: 'Whether the source is kept unnamed.' },
  },
});

@ArgsType()
export class AggregateArguments {
  @Field(() => StatementFilter, { nullable: true, description: 'Only statements that pass; all by default.' })
  @IsOptional()
  @IsBoundedFilter()
  @ValidateNested()
  filter?: StatementFilter | null;
}

@ArgsType()
export class TimelineArguments extends AggregateArguments {
  @Field(() => TimeInterval, { description: 'How long each stretch is.' })
  @IsEnum(TimeInterval)
  interval!: TimeInterval;

  @Field(() => String, {
    nullable: true,
    defaultValue: 'UTC',
    description: "Whose calendar counts, by its name in the IANA's time zone database: 'Asia/Kabul'.",
  })
  @IsOptional()
  @IsNamedTimeZone()
  timeZone?: string | null;
}

@ArgsType()
export class BreakdownArguments extends AggregateArguments {
  @Field(() => StatementDimension, { description: 'What to count by.' })
  @IsEnum(StatementDimension)
  by!: StatementDimension;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 10,
    description: `How many values, the most frequent first: 1 to ${String(MAX_TOP)}.`,
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_TOP)
  top?: number | null;
}

@ArgsType()
export class CoMentionArguments extends AggregateArguments {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 2,
    description: 'Only pairs that at least so many statements are about.',
  })
  @IsOptional()
  @Min(1)
  minStatements?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 50,
    description: `How many pairs, the most frequent first: 1 to ${String(MAX_TOP)}.`,
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_TOP)
  top?: number | null;
}
