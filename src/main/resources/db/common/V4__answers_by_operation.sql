-- Where an answer lies is said by its operation and a position: a counterpart may count each operation's answers by itself.
-- What was refused or set aside before is looked at once more.
drop table refused_answer;
create table refused_answer (
    link       varchar(64) not null,
    operation  varchar(128) not null,
    position   bigint not null,
    reason     varchar(16) not null,
    times      int not null,
    last_at    timestamp(6) with time zone not null,
    primary key (link, operation, position, reason)
);
