-- How common values were among the mentions of the last run of linkage, so that `jiayu resolve explain` weighs two of them without reading
-- the others (service/run_value_counts.hpp).
create table link_value_count (
    run_id integer not null,
    rarity integer not null,      -- 16 · place of the comparison in the model + the first level that asks
    shard smallint not null,      -- of 256, by the hash of the value
    present double precision not null, agreeing double precision not null,   -- of the whole
    entries text not null,        -- values of two mentions and more: 7 characters of hash, 5 of count each, ascending
    primary key (run_id, rarity, shard)
);
