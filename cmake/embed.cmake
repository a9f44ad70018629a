# Texts that become code at build time:
#   src/<folder>/messages.json  → generated/<folder>/messages.hpp   (one `Message` per key, with number, zh and en)
#   src/<folder>/sql/*.sql      → generated/<folder>/sql.hpp        (one `db::Statement` per file stem, with variants per database)
function(jiayu_embed name)
    set(folder "${PROJECT_SOURCE_DIR}/src/${name}")
    set(generated "${PROJECT_BINARY_DIR}/generated/${name}")
    set(outputs)
    if(EXISTS "${folder}/messages.json")
        add_custom_command(OUTPUT "${generated}/messages.hpp"
            COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DINPUT=${folder}/messages.json -DOUTPUT=${generated}/messages.hpp
                    -P "${PROJECT_SOURCE_DIR}/cmake/embed_messages.cmake"
            DEPENDS "${folder}/messages.json" "${PROJECT_SOURCE_DIR}/cmake/embed_messages.cmake" VERBATIM)
        list(APPEND outputs "${generated}/messages.hpp")
    endif()
    file(GLOB statements CONFIGURE_DEPENDS "${folder}/sql/*.sql")
    if(statements)
        add_custom_command(OUTPUT "${generated}/sql.hpp"
            COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DFOLDER=${folder}/sql -DOUTPUT=${generated}/sql.hpp
                    -P "${PROJECT_SOURCE_DIR}/cmake/embed_sql.cmake"
            DEPENDS ${statements} "${PROJECT_SOURCE_DIR}/cmake/embed_sql.cmake" VERBATIM)
        list(APPEND outputs "${generated}/sql.hpp")
    endif()
    if(outputs)
        add_custom_target(embed_${name} DEPENDS ${outputs})
        add_dependencies(jiayu_${name} embed_${name})
    endif()
endfunction()

# migrations/{common,sqlite,postgres}/*.sql → generated/store/migrations.hpp, so that an installed program needs no files.
function(jiayu_embed_migrations)
    set(folder "${PROJECT_SOURCE_DIR}/migrations")
    set(output "${PROJECT_BINARY_DIR}/generated/store/migrations.hpp")
    file(GLOB migrations CONFIGURE_DEPENDS "${folder}/*/*.sql")
    add_custom_command(OUTPUT "${output}"
        COMMAND ${CMAKE_COMMAND} -DFOLDER=${folder} -DOUTPUT=${output} -P "${PROJECT_SOURCE_DIR}/cmake/embed_migrations.cmake"
        DEPENDS ${migrations} "${PROJECT_SOURCE_DIR}/cmake/embed_migrations.cmake" VERBATIM)
    add_custom_target(embed_migrations DEPENDS "${output}")
    add_dependencies(jiayu_store embed_migrations)
endfunction()

# One text file of the repository → generated/<folder>/<variable>.hpp, so that an installed program needs no file.
function(jiayu_embed_text name path variable)
    set(output "${PROJECT_BINARY_DIR}/generated/${name}/${variable}.hpp")
    add_custom_command(OUTPUT "${output}"
        COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DVARIABLE=${variable} -DSHOWN=${path} -DINPUT=${PROJECT_SOURCE_DIR}/${path} -DOUTPUT=${output}
                -P "${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake"
        DEPENDS "${PROJECT_SOURCE_DIR}/${path}" "${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake" VERBATIM)
    add_custom_target(embed_${variable} DEPENDS "${output}")
    add_dependencies(jiayu_${name} embed_${variable})
endfunction()
