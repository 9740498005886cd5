package io.messagecenter.auth.session;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface RefreshTokenRows extends Repository<RefreshToken, byte[]> {

    RefreshToken save(RefreshToken token);

    Optional<RefreshToken> findByHash(byte[] hash);
}
