import { ArrayMaxSize, IsArray, IsEnum, IsOptional, Length } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';
import { CorrectionKind } from '../../domain/correction-kind.js';
import { MAX_KEY_LENGTH, MAX_PAGE_SIZE } from '../limits.js';
import { ConnectionArguments } from './connection-arguments.js';

@ArgsType()
export class CorrectionArguments extends ConnectionArguments {
  @Field(() => ID, {
    nullable: true,
    description: 'Only those of this quote, person, organization or place; of everything by default.',
  })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  subjectId?: string | null;

  @Field(() => [CorrectionKind], {
    nullable: true,
    description: 'Only decisions of these kinds; of all by default.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PAGE_SIZE)
  @IsEnum(CorrectionKind, { each: true })
  kind?: CorrectionKind[] | null;
}
